package io.millrace.runtime.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Fields of an Avro record that Millrace can use: scalars, and unions of null with one scalar. */
final class AvroFields {

    private AvroFields() {}

    /** Types by name; fields of other types are left out. */
    static Map<String, FieldType> of(Schema schema) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            type(field.schema()).ifPresent(type -> fields.put(field.name(), type));
        }
        return fields;
    }

    private static Optional<FieldType> type(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> {
                List<Schema> branches = schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList();
                yield branches.size() == 1 ? type(branches.get(0)) : Optional.empty();
            }
            case STRING, ENUM -> Optional.of(FieldType.STRING);
            case INT -> Optional.of(FieldType.INT);
            case LONG ->
                Optional.of(
                        schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                                ? FieldType.TIMESTAMP
                                : FieldType.INT);
            case FLOAT, DOUBLE -> Optional.of(FieldType.DOUBLE);
            case BOOLEAN -> Optional.of(FieldType.BOOLEAN);
            default -> Optional.empty();
        };
    }
}
