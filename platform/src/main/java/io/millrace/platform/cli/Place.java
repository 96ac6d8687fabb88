package io.millrace.platform.cli;

import io.millrace.schemas.Origin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a record is, written {@code topic/partition@offset}. */
record Place(String topic, int partition, long offset) {

    private static final Pattern WRITTEN = Pattern.compile("(.+)/([0-9]{1,9})@([0-9]{1,18})");

    static Place of(Origin origin) {
        return new Place(origin.getTopic(), origin.getPartition(), origin.getOffset());
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }

    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<Place> {

        @Override
        public Place convert(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no place of a record. Write it as 'list' shows it: topic/partition@offset");
            }
            return new Place(written.group(1), Integer.parseInt(written.group(2)), Long.parseLong(written.group(3)));
        }
    }
}
