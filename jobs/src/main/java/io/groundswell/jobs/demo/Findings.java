package io.groundswell.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Faults or defects of a day: how many of each sort, and the first few in full. */
final class Findings {
    private static final int SHOWN = 20;

    private final String sortField;
    private final Map<String, Long> bySort = new TreeMap<>();
    private final List<JsonNode> first = new ArrayList<>();

    /** Sorts by this field of each result. */
    Findings(String sortField) {
        this.sortField = sortField;
    }

    void add(JsonNode result) {
        bySort.merge(result.path(sortField).asText(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(result);
        }
    }

    /** How many of each sort. */
    Map<String, Long> bySort() {
        return bySort;
    }

    /** The first few. */
    List<JsonNode> first() {
        return first;
    }
}
