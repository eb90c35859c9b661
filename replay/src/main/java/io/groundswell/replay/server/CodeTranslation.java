package io.groundswell.replay.server;

import io.groundswell.model.event.CodeTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the market centres and conditions of another code table are called by IQFeed, read from the
 * data files beside this class. What has no IQFeed code is left out and told. One thread at a time.
 */
final class CodeTranslation {
    private static final int HEX = 16;

    /** A day has some hundred combinations; a hostile tape has any number. */
    private static final int MAX_REMEMBERED = 4096;

    private final CodeTable from;
    private final Map<String, String> centres = new HashMap<>();
    private final Map<String, String> conditions = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();

    CodeTranslation(CodeTable from) {
        this.from = from;
        if (from == CodeTable.LEAN || from == CodeTable.TAQ) {
            lines(from.name() + ".iqfeed").forEach(this::take);
        }
    }

    private void take(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] words = line.split("\\s+", -1);
        (words[0].equals("centre") ? centres : conditions).put(words[1], words[2]);
    }

    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = CodeTranslation.class.getResourceAsStream(name);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** IQFeed's id of a market centre; empty, and told, where there is none. */
    String centre(String code, Consumer<String> untranslated) {
        if (from == CodeTable.IQFEED || code.isEmpty()) {
            return code;
        }
        String id = centres.get(code);
        if (id == null) {
            untranslated.accept(from + " market centre " + code);
            return "";
        }
        return id;
    }

    /** IQFeed's codes of the conditions, each once; those that have none are left out and told. */
    String conditions(String codes, Consumer<String> untranslated) {
        if (from == CodeTable.IQFEED || codes.isEmpty()) {
            return codes;
        }
        String known = remembered.get(codes);
        if (known != null) {
            return known;
        }
        boolean[] whole = {true};
        StringBuilder translated = new StringBuilder();
        for (String code : single(codes)) {
            String name = conditions.get(code);
            if (name == null) {
                whole[0] = false;
                untranslated.accept(from + " condition " + code);
            } else if (!holds(translated, name)) {
                translated.append(name);
            }
        }
        // What is told must be told each time, so only whole translations are remembered.
        if (whole[0] && remembered.size() < MAX_REMEMBERED) {
            remembered.put(codes, translated.toString());
        }
        return translated.toString();
    }

    private static boolean holds(StringBuilder pairs, String pair) {
        for (int i = 0; i < pairs.length(); i += pair.length()) {
            if (pairs.indexOf(pair, i) == i) {
                return true;
            }
        }
        return false;
    }

    private List<String> single(String codes) {
        List<String> single = new ArrayList<>();
        if (from == CodeTable.LEAN) {
            long mask;
            try {
                mask = Long.parseUnsignedLong(codes, HEX);
            } catch (NumberFormatException e) {
                return List.of(codes);
            }
            for (long rest = mask; rest != 0; rest &= rest - 1) {
                single.add(Long.toHexString(Long.lowestOneBit(rest)));
            }
        } else {
            for (int i = 0; i < codes.length(); i++) {
                if (codes.charAt(i) != ' ') {
                    single.add(codes.substring(i, i + 1));
                }
            }
        }
        return single;
    }
}
