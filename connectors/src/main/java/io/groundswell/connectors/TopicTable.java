package io.groundswell.connectors;

import io.groundswell.connectors.kafka.TopicSize;
import java.io.PrintWriter;
import java.util.List;

/** Topics as a table: what they are called, their partitions, and how much they hold. */
final class TopicTable {
    private TopicTable() {}

    static void print(List<TopicSize> sizes, PrintWriter out) {
        TextTable table = new TextTable("TOPIC", "PARTITIONS", "RECORDS");
        for (TopicSize size : sizes) {
            table.row(
                    size.topic(),
                    Integer.toString(size.partitions()),
                    Long.toString(size.records()));
        }
        table.print(out);
    }
}
