package io.groundswell.replay.tape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that a tape tells about itself: what it is, what it holds and where.
 *
 * @param info what it is
 * @param symbols what it holds, in the order of symbols
 */
record Footer(TapeInfo info, List<SymbolContent> symbols) {
    /**
     * Sees that the parts agree with each other and that the blocks fill the file between header
     * and footer without a gap.
     *
     * @param footerOffset where the footer starts in the file
     * @return null, or what does not agree, in one line
     */
    String objection(long footerOffset) {
        long events = 0;
        String previous = "";
        List<IndexEntry> blocks = new ArrayList<>();
        for (SymbolContent symbol : symbols) {
            if (symbol.symbol().compareTo(previous) <= 0) {
                return "symbols are not in order at " + symbol.symbol();
            }
            previous = symbol.symbol();
            if (symbol.events() != countInOrder(symbol)) {
                return "blocks and streams of " + symbol.symbol() + " do not agree";
            }
            events += symbol.events();
            blocks.addAll(symbol.blocks());
        }
        if (events != info.events()) {
            return "the symbols hold " + events + " events, not " + info.events();
        }
        blocks.sort(Comparator.comparingLong(IndexEntry::offset));
        long end = TapeFormat.HEADER_LENGTH;
        for (IndexEntry block : blocks) {
            if (block.offset() != end || block.length() <= TapeFormat.FRAME_LENGTH) {
                return "the block index has a gap or an overlap at byte " + end;
            }
            end += block.length();
        }
        return end == footerOffset ? null : "the block index ends at byte " + end;
    }

    /** Events in the blocks of a symbol, or -1 where the blocks are not in the total order. */
    private static long countInOrder(SymbolContent symbol) {
        long events = 0;
        IndexEntry previous = null;
        for (IndexEntry block : symbol.blocks()) {
            boolean ordered = block.first().compareTo(block.last()) <= 0;
            boolean follows = previous == null || previous.last().compareTo(block.first()) < 0;
            if (!ordered || !follows || block.events() < 1) {
                return -1;
            }
            events += block.events();
            previous = block;
        }
        return events;
    }
}
