package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.replay.publish.ReplayClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a replay server serves, where and how. Each setter gives this object back. */
public final class ReplayServerOptions {
    /** What waits for one client at most, unless said otherwise, in bytes. */
    public static final long USUAL_QUEUE_BYTES = 8L << 20;

    /** Least that a queue may be limited to, in bytes. */
    public static final long MIN_QUEUE_BYTES = 64L << 10;

    /** The version of IQConnect that the server claims to be. */
    public static final String USUAL_VERSION = "6.2.0.25";

    /** How many symbols an account may watch, usually. */
    public static final long USUAL_SYMBOL_LIMIT = 500;

    private final List<Path> tapes;
    private Set<String> symbols = Set.of();
    private InetAddress bind = InetAddress.getLoopbackAddress();
    private final Map<IqFeedPort, Integer> ports = new EnumMap<>(IqFeedPort.class);
    private double speed = 1;
    private Begin begin = Begin.AT_ONCE;
    private LocalDate shiftedTo;
    private LocalDateTime startsAt;
    private List<Path> barTapes = List.of();
    private ReferenceLists lists = ReferenceLists.NONE;
    private String version = USUAL_VERSION;
    private long symbolLimit = USUAL_SYMBOL_LIMIT;
    private long queueBytes = USUAL_QUEUE_BYTES;
    private boolean wholeHistory;
    private Collection<Fault> faults = List.of();
    private long seed = 1;

    private ReplayServerOptions(Collection<Path> tapes) {
        this.tapes = List.copyOf(tapes);
        for (IqFeedPort port : IqFeedPort.values()) {
            ports.put(port, port.usualPort());
        }
    }

    /** Serves these tapes, or those in these folders, with all else as usual. */
    public static ReplayServerOptions of(Collection<Path> tapes) {
        return new ReplayServerOptions(tapes);
    }

    /** Serves these symbols only; all where empty. */
    public ReplayServerOptions symbols(Set<String> only) {
        symbols = Set.copyOf(only);
        return this;
    }

    /** The address to listen on; loopback unless said. */
    public ReplayServerOptions bind(InetAddress address) {
        bind = address;
        return this;
    }

    /** The number of a port; 0 for any that is free. */
    public ReplayServerOptions port(IqFeedPort port, int number) {
        ports.put(port, number);
        return this;
    }

    /** Listens on any free ports. */
    public ReplayServerOptions freePorts() {
        ports.replaceAll((port, number) -> 0);
        return this;
    }

    /** How fast; see {@link ReplayClock}. */
    public ReplayServerOptions speed(double times) {
        speed = times;
        return this;
    }

    /** When the replay begins; at once unless said. */
    public ReplayServerOptions begin(Begin when) {
        begin = when;
        return this;
    }

    /** Tells the first recorded trading date as this one; null for dates as recorded. */
    public ReplayServerOptions shiftedTo(LocalDate date) {
        shiftedTo = date;
        return this;
    }

    /**
     * Starts at this moment of the wall clock that clients are told, with what was before it known;
     * null for the first event.
     */
    public ReplayServerOptions startsAt(LocalDateTime moment) {
        startsAt = moment;
        return this;
    }

    /**
     * Answers questions for bars also from these tapes, which are not played: bars of a day whose
     * trades are played too. Each is looked at for itself, so that bars of several lengths may be
     * of the same day.
     */
    public ReplayServerOptions barTapes(Collection<Path> tapesOrFolders) {
        barTapes = List.copyOf(tapesOrFolders);
        return this;
    }

    /**
     * Tells these lists too; null for a file that there is not.
     *
     * @param sicCodes a line each: a SIC code, a comma, what it means
     * @param naicsCodes the same of NAICS
     * @param symbols DTN's list of symbols, {@code mktsymbols_v2.txt}
     * @throws IOException where a file cannot be read or is too long
     */
    public ReplayServerOptions lists(Path sicCodes, Path naicsCodes, Path symbols)
            throws IOException {
        lists =
                new ReferenceLists(
                        ReferenceLists.codes(sicCodes),
                        ReferenceLists.codes(naicsCodes),
                        ReferenceLists.symbols(symbols));
        return this;
    }

    /** The version of IQConnect to claim. */
    public ReplayServerOptions version(String text) {
        version = text;
        return this;
    }

    /** How many symbols a client may watch on a port. */
    public ReplayServerOptions symbolLimit(long limit) {
        symbolLimit = limit;
        return this;
    }

    /**
     * What may wait for one client, in bytes.
     *
     * @throws IllegalArgumentException below {@link #MIN_QUEUE_BYTES}
     */
    public ReplayServerOptions queueBytes(long limit) {
        if (limit < MIN_QUEUE_BYTES) {
            throw new IllegalArgumentException("a queue needs " + MIN_QUEUE_BYTES + " bytes");
        }
        queueBytes = limit;
        return this;
    }

    /** Whether history holds what has not been played yet, too. */
    public ReplayServerOptions wholeHistory(boolean whole) {
        wholeHistory = whole;
        return this;
    }

    /** What is to go wrong. */
    public ReplayServerOptions faults(Collection<Fault> planned, long randomSeed) {
        faults = List.copyOf(planned);
        seed = randomSeed;
        return this;
    }

    List<Path> tapes() {
        return tapes;
    }

    Set<String> symbols() {
        return symbols;
    }

    InetAddress bind() {
        return bind;
    }

    int port(IqFeedPort port) {
        return ports.get(port);
    }

    double speed() {
        return speed;
    }

    Begin begin() {
        return begin;
    }

    LocalDate shiftedTo() {
        return shiftedTo;
    }

    LocalDateTime startsAt() {
        return startsAt;
    }

    List<Path> barTapes() {
        return barTapes;
    }

    ReferenceLists lists() {
        return lists;
    }

    String version() {
        return version;
    }

    long symbolLimit() {
        return symbolLimit;
    }

    long queueBytes() {
        return queueBytes;
    }

    boolean isHistoryWhole() {
        return wholeHistory;
    }

    Collection<Fault> faults() {
        return faults;
    }

    long seed() {
        return seed;
    }
}
