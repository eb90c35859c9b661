package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import java.util.List;

/**
 * A value as Redis gets it: the new content of a cell, or one more entry of a stream.
 *
 * @param cell where it belongs
 * @param stamp its place in the order of the cell
 * @param fields a name, its value, the next name ...; always all fields of the part
 */
record LatestCommand(Cell cell, OrderStamp stamp, List<String> fields) {
    /** Makes the list immutable. */
    LatestCommand {
        fields = List.copyOf(fields);
    }

    /** What stands in the order field, or is the entry's id. */
    String order() {
        return cell.isStream() ? stamp.entryId() : stamp.text();
    }
}
