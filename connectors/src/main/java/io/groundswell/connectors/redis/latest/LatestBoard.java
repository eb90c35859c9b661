package io.groundswell.connectors.redis.latest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be written to Redis, what is on its way, and what is there: for each part of a hash
 * the newest value, whatever came before it, and for each stream the entries that it has yet to
 * get. No more than one batch is on its way. One thread; no clock.
 *
 * <p>What is known to be in Redis stays, so that it can be sent again if Redis loses it, until
 * Redis has something newer of somebody else's.
 */
final class LatestBoard<T> {
    private static final float USUAL_LOAD = 0.75f;

    private final List<LatestLayout<T>> layouts;
    private final BoardLimits limits;

    /** The least recently used first. */
    private final Map<Cell, Slot<T>> slots = new LinkedHashMap<>(16, USUAL_LOAD, true);

    private final Deque<Slot<T>> hashesInLine = new ArrayDeque<>();
    private final Deque<Slot<T>> streamsInLine = new ArrayDeque<>();
    private List<Waiting<T>> inFlight = List.of();
    private int waitingParts;
    private int waitingEntries;
    private long conflated;
    private long dropped;

    LatestBoard(List<LatestLayout<T>> layouts, BoardLimits limits) {
        this.layouts = List.copyOf(layouts);
        this.limits = limits;
    }

    /**
     * Takes a value for each cell that it concerns.
     *
     * @param nowNanos now, nanoseconds since 1970; it goes with the value and decides nothing
     */
    void put(T value, long nowNanos) {
        for (LatestLayout<T> layout : layouts) {
            if (layout.concerns(value)) {
                Cell cell = new Cell(layout.part(), layout.symbolOf(value));
                offer(cell, new Waiting<>(layout, value, nowNanos));
            }
        }
    }

    private void offer(Cell cell, Waiting<T> value) {
        Slot<T> slot = slot(cell);
        int before = slot.waiting();
        count(slot, before, slot.offer(value));
        join(slot);
        while (waitingEntries > limits.waitingEntries()) {
            dropOldestEntry();
        }
    }

    private Slot<T> slot(Cell cell) {
        Slot<T> slot = slots.get(cell);
        if (slot == null) {
            slot =
                    cell.isStream()
                            ? new Slot.OfStream<>(cell, limits.streamEntries())
                            : new Slot.OfHash<>(cell);
            slots.put(cell, slot);
            if (slots.size() > limits.cells()) {
                forgetEldest();
            }
        }
        return slot;
    }

    private void forgetEldest() {
        Iterator<Slot<T>> all = slots.values().iterator();
        Slot<T> eldest = all.next();
        all.remove();
        dropped += eldest.waiting();
        if (eldest.cell().isStream()) {
            waitingEntries -= eldest.waiting();
        } else {
            waitingParts -= eldest.waiting();
        }
        leave(eldest);
    }

    private void leave(Slot<T> slot) {
        if (slot.isInLine) {
            line(slot).remove(slot);
            slot.isInLine = false;
        }
    }

    private Deque<Slot<T>> line(Slot<T> slot) {
        return slot.cell().isStream() ? streamsInLine : hashesInLine;
    }

    private void join(Slot<T> slot) {
        if (!slot.isInLine && slot.waiting() > 0) {
            slot.isInLine = true;
            line(slot).addLast(slot);
        }
    }

    private void count(Slot<T> slot, int before, int lost) {
        if (slot.cell().isStream()) {
            waitingEntries += slot.waiting() - before;
            dropped += lost;
        } else {
            waitingParts += slot.waiting() - before;
            conflated += lost;
        }
    }

    private void dropOldestEntry() {
        Slot<T> first = streamsInLine.element();
        int before = first.waiting();
        count(first, before, ((Slot.OfStream<T>) first).dropOldest());
        if (first.waiting() == 0) {
            leave(first);
        }
    }

    /** Whether a batch is on its way. */
    boolean isInFlight() {
        return !inFlight.isEmpty();
    }

    /**
     * The next batch, which is on its way from now on until it is answered. Parts of hashes and
     * entries of streams share it, so that neither waits for a backlog of the other.
     */
    List<LatestCommand> take(int limit) {
        if (isInFlight()) {
            throw new IllegalStateException("the last batch is not answered");
        }
        List<Waiting<T>> batch = new ArrayList<>();
        move(hashesInLine, limit / 2, batch);
        move(streamsInLine, limit, batch);
        move(hashesInLine, limit, batch);
        inFlight = Collections.unmodifiableList(batch);
        return inFlight.stream().map(Waiting::command).toList();
    }

    /** The batch that is on its way, with its times; empty where none is. */
    List<Waiting<T>> inFlight() {
        return inFlight;
    }

    private void move(Deque<Slot<T>> line, int limit, List<Waiting<T>> batch) {
        while (batch.size() < limit && !line.isEmpty()) {
            Slot<T> slot = line.removeFirst();
            slot.isInLine = false;
            int before = slot.waiting();
            while (batch.size() < limit && slot.waiting() > 0) {
                Waiting<T> value = slot.poll();
                value.command(slot.cell());
                batch.add(value);
            }
            count(slot, before, 0);
            join(slot);
        }
    }

    /** Settles the batch that is on its way: one answer for each command, in its order. */
    void answered(List<Answer> answers) {
        List<Waiting<T>> batch = inFlight;
        if (answers.size() != batch.size()) {
            throw new IllegalArgumentException(
                    answers.size() + " answers to " + batch.size() + " commands");
        }
        inFlight = List.of();
        // From the end, so that entries of a stream come back in front of each other.
        for (int i = batch.size() - 1; i >= 0; i--) {
            settle(batch.get(i), answers.get(i));
        }
    }

    private void settle(Waiting<T> value, Answer answer) {
        LatestCommand command = value.command();
        Slot<T> slot = slots.get(command.cell());
        if (slot == null) {
            dropped += answer == Answer.FAILED ? 1 : 0;
            return;
        }
        switch (answer) {
            case WRITTEN, SAME -> slot.settled(command);
            case STALE -> slot.stale(command);
            case REFUSED -> dropped++;
            case FAILED -> {
                int before = slot.waiting();
                count(slot, before, slot.putBack(value));
                join(slot);
            }
        }
    }

    /** The batch that is on its way will not be answered. */
    void failed() {
        answered(Collections.nCopies(inFlight.size(), Answer.FAILED));
    }

    /** Redis may have lost what it had: all that is known to have been there waits again. */
    void resendKnown() {
        for (Slot<T> slot : slots.values()) {
            int before = slot.waiting();
            slot.resend();
            count(slot, before, 0);
            join(slot);
        }
    }

    /** Values that wait or are on their way. */
    int pending() {
        return waitingParts + waitingEntries + inFlight.size();
    }

    /** Values so far that were replaced by newer ones before they were sent. */
    long conflated() {
        return conflated;
    }

    /** Values so far that were given up. */
    long dropped() {
        return dropped;
    }

    /** All that must survive this writer. */
    List<KeptCommands> keep() {
        Map<Cell, List<LatestCommand>> sent = new HashMap<>();
        for (Waiting<T> value : inFlight) {
            LatestCommand command = value.command();
            sent.computeIfAbsent(command.cell(), cell -> new ArrayList<>()).add(command);
        }
        List<KeptCommands> kept = new ArrayList<>(slots.size());
        for (Slot<T> slot : slots.values()) {
            List<LatestCommand> commands = new ArrayList<>();
            slot.keep(sent.getOrDefault(slot.cell(), List.of()), commands::add);
            if (!commands.isEmpty()) {
                kept.add(new KeptCommands(commands));
            }
        }
        return kept;
    }

    /**
     * Takes what a writer kept, or several did, before the first value: all of it is sent again.
     */
    void restore(Collection<KeptCommands> kept) {
        kept.stream()
                .flatMap(it -> it.commands().stream())
                .sorted(Comparator.comparing(LatestCommand::stamp))
                .forEach(command -> offer(command.cell(), new Waiting<>(command)));
    }
}
