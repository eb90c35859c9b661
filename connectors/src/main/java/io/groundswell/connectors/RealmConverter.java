package io.groundswell.connectors;

import io.groundswell.model.contract.Realm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a realm on the command line: live, or the name of a replay. */
final class RealmConverter implements ITypeConverter<Realm> {
    @Override
    public Realm convert(String name) {
        try {
            return new Realm(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
