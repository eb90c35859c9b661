package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.json.TextJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as the scripts take it; {@code replace.lua} and {@code append.lua} say what is what.
 */
final class ScriptCall {
    private final Realm realm;
    private final String liveMillis;
    private final String streamEntries;

    ScriptCall(Realm realm, LatestOptions options) {
        this.realm = realm;
        this.liveMillis = Long.toString(options.timeToLive().toMillis());
        this.streamEntries = Integer.toString(options.streamEntries());
    }

    String[] keys(LatestCommand command) {
        return new String[] {command.cell().part().key().of(realm, command.cell().symbol())};
    }

    String[] arguments(LatestCommand command) {
        Cell cell = command.cell();
        List<String> fields = command.fields();
        List<String> all = new ArrayList<>(fields.size() + 5);
        all.add(liveMillis);
        all.add("");
        all.add(cell.isStream() ? streamEntries : cell.part().order().fieldName());
        all.add(command.order());
        all.addAll(fields);
        if (cell.part() == RedisPart.BOOK) {
            // The book is its own message: twice would be twice the bytes.
            all.set(1, Integer.toString(all.indexOf(RedisField.BOOK.fieldName()) + 2));
        } else {
            all.add(message(command));
            all.set(1, Integer.toString(all.size()));
        }
        return all.toArray(String[]::new);
    }

    /** What is told on the channel: all fields, with the order or the id. */
    private static String message(LatestCommand command) {
        List<String> told = new ArrayList<>(command.fields().size() + 2);
        told.add(command.cell().part().order().fieldName());
        told.add(command.order());
        told.addAll(command.fields());
        return TextJson.of(told);
    }
}
