package io.groundswell.model.session;

import java.util.Arrays;
import java.util.List;

/**
 * One code table's conditions and off-exchange market centres, read from its data file.
 *
 * <p>Immutable. Reading a trade's conditions allocates nothing and depends on nothing but them.
 */
final class ConditionTable {
    private static final int USES =
            TradeUse.VOLUME | TradeUse.LAST | TradeUse.HIGH_LOW | TradeUse.EXTENDED_LAST;
    private static final int UNKNOWN = TradeUse.VOLUME | TradeUse.UNKNOWN_CODE;
    private static final int HEX = 16;
    private static final int BITS_PER_HEX_DIGIT = 4;
    private static final int CODES = 256;
    private static final int MAX_CENTRE_DIGITS = 3;
    private static final int CENTRES = 1000;

    /** How codes and market centres are spelled. */
    enum Spelling {
        /** Two hex digits a code without a separator; decimal centres. */
        HEX_PAIRS,
        /** One character a code, blanks mean nothing; centres of one character. */
        CHARACTERS,
        /** One hex number with a bit for each code; centres of one character. */
        BIT_MASK
    }

    private final Spelling spelling;
    private final int[] effects = new int[CODES];
    private final boolean[] offExchange = new boolean[CENTRES];

    private ConditionTable(Spelling spelling) {
        this.spelling = spelling;
        Arrays.fill(effects, UNKNOWN);
    }

    /**
     * Reads the lines of a conditions file.
     *
     * @throws IllegalArgumentException for a line that is not one
     */
    static ConditionTable parse(Spelling spelling, List<String> lines) {
        ConditionTable table = new ConditionTable(spelling);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", -1);
            if (words[0].equals("condition")) {
                table.effects[table.indexOf(words[1])] = uses(words[2]) | marks(words[3]);
            } else if (words[0].equals("off-exchange")) {
                table.offExchange[table.centre(words[1])] = true;
            } else {
                throw new IllegalArgumentException("not a line of a conditions file: " + line);
            }
        }
        return table;
    }

    private static int uses(String letters) {
        int uses = 0;
        for (int i = 0; i < letters.length(); i++) {
            uses |=
                    switch (letters.charAt(i)) {
                        case 'V' -> TradeUse.VOLUME;
                        case 'L' -> TradeUse.LAST | TradeUse.EXTENDED_LAST;
                        case 'H' -> TradeUse.HIGH_LOW;
                        case 'X' -> TradeUse.EXTENDED_LAST;
                        case '-' -> 0;
                        default -> throw new IllegalArgumentException("no use " + letters);
                    };
        }
        return uses;
    }

    private static int marks(String words) {
        int marks = 0;
        if (!words.equals("-")) {
            for (String word : words.split(",", -1)) {
                marks |= TradeUse.mark(word);
            }
        }
        return marks;
    }

    private int indexOf(String code) {
        return switch (spelling) {
            case HEX_PAIRS -> Integer.parseInt(code, HEX);
            case CHARACTERS -> code.charAt(0);
            case BIT_MASK -> Long.numberOfTrailingZeros(Long.parseLong(code, HEX));
        };
    }

    /** What a trade with these conditions counts for, with its marks; never fails. */
    int effectOf(String conditions) {
        int effect =
                switch (spelling) {
                    case HEX_PAIRS -> ofHexPairs(conditions);
                    case CHARACTERS -> ofCharacters(conditions);
                    case BIT_MASK -> ofBitMask(conditions);
                };
        boolean extendedOnly = (effect & TradeUse.FORM_T) != 0 && (effect & TradeUse.LAST) == 0;
        return extendedOnly ? effect : effect & ~TradeUse.EXTENDED_LAST;
    }

    private static int combine(int effect, int next) {
        return (effect & next & USES) | ((effect | next) & ~USES);
    }

    private int ofHexPairs(String conditions) {
        int effect = USES;
        for (int i = 0; i < conditions.length(); i += 2) {
            int high = Character.digit(conditions.charAt(i), HEX);
            int low =
                    i + 1 < conditions.length()
                            ? Character.digit(conditions.charAt(i + 1), HEX)
                            : -1;
            boolean readable = high >= 0 && low >= 0;
            effect = combine(effect, readable ? effects[high * HEX + low] : UNKNOWN);
        }
        return effect;
    }

    private int ofCharacters(String conditions) {
        int effect = USES;
        for (int i = 0; i < conditions.length(); i++) {
            char code = conditions.charAt(i);
            if (code != ' ') {
                effect = combine(effect, code < CODES ? effects[code] : UNKNOWN);
            }
        }
        return effect;
    }

    private int ofBitMask(String conditions) {
        long mask = 0;
        boolean readable = conditions.length() <= Long.SIZE / BITS_PER_HEX_DIGIT;
        for (int i = 0; readable && i < conditions.length(); i++) {
            int digit = Character.digit(conditions.charAt(i), HEX);
            readable = digit >= 0;
            mask = mask << BITS_PER_HEX_DIGIT | (digit & (HEX - 1));
        }
        if (!readable) {
            return UNKNOWN;
        }
        int effect = USES;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            effect = combine(effect, effects[Long.numberOfTrailingZeros(rest)]);
        }
        return effect;
    }

    /** Whether prints of this market centre were made off the exchanges; never fails. */
    boolean isOffExchange(String marketCentre) {
        int centre = centre(marketCentre);
        return centre >= 0 && offExchange[centre];
    }

    private int centre(String text) {
        if (spelling != Spelling.HEX_PAIRS) {
            return text.length() == 1 && text.charAt(0) < CENTRES ? text.charAt(0) : -1;
        }
        if (text.isEmpty() || text.length() > MAX_CENTRE_DIGITS) {
            return -1;
        }
        int centre = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            centre = centre * 10 + digit;
        }
        return centre;
    }
}
