package io.groundswell.replay.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where history lies: {@code FOLDER/KIND/SYMBOL/NAME.tape}, beside it {@code NAME.check.json} with
 * what is known of its wholeness, {@code NAME.jsonl} where it was wanted, {@code NAME.defects} with
 * lines that could not be taken, and while it is being fetched {@code NAME.reply.partial} with what
 * has come of it.
 *
 * @param root the folder
 */
record HistoryFolder(Path root) {
    /** Below the folder: tapes that may take the place of others, while they are looked at. */
    static final String WORK = ".work";

    private static final String SAFE = "._-@+=,~";

    Path tape(HistoryUnit unit) {
        return file(unit, ".tape");
    }

    Path check(HistoryUnit unit) {
        return file(unit, ".check.json");
    }

    Path jsonl(HistoryUnit unit) {
        return file(unit, ".jsonl");
    }

    Path defects(HistoryUnit unit) {
        return file(unit, ".defects");
    }

    Path reply(HistoryUnit unit) {
        return file(unit, ".reply.partial");
    }

    private Path file(HistoryUnit unit, String suffix) {
        return symbol(unit.kind(), unit.symbol()).resolve(unit.name() + suffix);
    }

    /** The folder of a symbol. */
    Path symbol(HistoryKind kind, String symbol) {
        return root.resolve(kind.text()).resolve(escaped(symbol));
    }

    /** A symbol as a name of a file, different for different symbols, also where case is none. */
    static String escaped(String symbol) {
        StringBuilder name = new StringBuilder();
        for (byte it : symbol.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (it & 0xff);
            boolean plain =
                    (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || (SAFE.indexOf(c) >= 0 && (c != '.' || name.length() > 0));
            if (plain) {
                name.append(c);
            } else {
                name.append('%').append(Integer.toHexString(0x100 | c).substring(1));
            }
        }
        return name.toString();
    }

    /** The symbol of a folder's name, or empty where it is none. */
    static String unescaped(String name) {
        StringBuilder symbol = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '%') {
                symbol.append(c);
            } else if (name.substring(i).matches("%[0-9a-f]{2}.*")) {
                symbol.append((char) Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return "";
            }
        }
        return symbol.toString();
    }
}
