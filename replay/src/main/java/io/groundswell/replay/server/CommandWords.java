package io.groundswell.replay.server;

import java.util.ArrayList;
import java.util.List;

/** A command cut at its commas. A word that is not there is empty. */
record CommandWords(List<String> words) {
    /** What a server says to a line that is no command of its port. */
    static final String SYNTAX_ERROR = "E,!SYNTAX_ERROR!,";

    /** Keeps a copy. */
    CommandWords {
        words = List.copyOf(words);
    }

    static CommandWords of(String line) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            words.add(line.substring(from, comma));
            from = comma + 1;
        }
        words.add(line.substring(from));
        return new CommandWords(words);
    }

    /** The word at an index from 0, without blanks around it; or empty. */
    String at(int index) {
        return index < words.size() ? words.get(index).strip() : "";
    }

    /** The words from an index on. */
    List<String> from(int index) {
        return index < words.size() ? words.subList(index, words.size()) : List.of();
    }

    int size() {
        return words.size();
    }

    /** What E line answers a protocol version that is not served. */
    static String noProtocol(String version) {
        return "E," + version + " is not a valid protocol.,";
    }
}
