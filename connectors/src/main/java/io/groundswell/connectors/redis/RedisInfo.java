package io.groundswell.connectors.redis;

import java.util.HashMap;
import java.util.Map;

/** What a Redis tells of itself when it is asked with {@code INFO}. */
public final class RedisInfo {
    private final Map<String, String> figures = new HashMap<>();

    private RedisInfo() {}

    /** Reads an answer, in which a line is {@code name:value}. */
    public static RedisInfo of(String answer) {
        RedisInfo info = new RedisInfo();
        answer.lines()
                .filter(it -> it.indexOf(':') > 0)
                .forEach(
                        it ->
                                info.figures.put(
                                        it.substring(0, it.indexOf(':')),
                                        it.substring(it.indexOf(':') + 1).strip()));
        return info;
    }

    /** A figure; empty where this server does not tell it. */
    public String text(String name) {
        return figures.getOrDefault(name, "");
    }

    /** A figure that is a number; 0 where this server does not tell it. */
    public long number(String name) {
        return Long.parseLong(figures.getOrDefault(name, "0"));
    }

    /**
     * What counts against its limit: all that it has allocated but the buffers by which changes
     * leave it, to its file and to its replicas. This is what Redis itself compares with {@code
     * maxmemory}. Those buffers come and go with the load, as does what the system gave beyond what
     * is allocated, and no key that is removed makes them smaller.
     */
    public long countedBytes() {
        return number("used_memory") - number("mem_not_counted_for_evict");
    }

    /** Beyond which it refuses writes; 0 for never. */
    public long mostBytes() {
        return number("maxmemory");
    }
}
