package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process of this machine waits for clients, as Linux tells it. */
final class ListeningSockets {
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    private ListeningSockets() {}

    /** Host and port of each; one of IPv6 as the hexadecimal digits that Linux has for it. */
    static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> its = sockets(process.resolve("fd"));
        List<String> found = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(process.resolve("net").resolve(protocol))) {
                List<String> words = Stream.of(line.strip().split("\\s+", -1)).toList();
                if (words.get(STATE).equals(LISTENING) && its.contains(words.get(INODE))) {
                    found.add(readable(words.get(ADDRESS)));
                }
            }
        }
        return found;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(ListeningSockets::target)
                    .filter(it -> it.startsWith("socket:["))
                    .map(it -> it.substring("socket:[".length(), it.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    /** The bytes of an IPv4 address come last one first. */
    private static String readable(String hex) {
        int colon = hex.indexOf(':');
        if (colon != Integer.BYTES * 2) {
            return hex;
        }
        List<String> parts = new ArrayList<>();
        for (int end = colon; end > 0; end -= 2) {
            parts.add(Integer.toString(Integer.parseInt(hex.substring(end - 2, end), 16)));
        }
        return String.join(".", parts) + ':' + Integer.parseInt(hex.substring(colon + 1), 16);
    }
}
