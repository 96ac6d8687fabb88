package io.millrace.features.topology;

import io.millrace.features.engine.Answer;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Change feed of a view: one Avro record type per view, with a typed field per feature. */
final class FeatureUpdates {

    private static final String ENTITY = "entity";
    private static final String AS_OF = "as_of";

    private static final Schema SCALAR = Schema.createUnion(
            Schema.create(Schema.Type.BOOLEAN),
            Schema.create(Schema.Type.LONG),
            Schema.create(Schema.Type.DOUBLE),
            Schema.create(Schema.Type.STRING));

    private final View view;
    private final Schema schema;

    FeatureUpdates(Plan plan, View view) {
        this.view = view;
        this.schema = schema(plan, view);
    }

    View view() {
        return view;
    }

    /** Contract of the view's updates. */
    private static Schema schema(Plan plan, View view) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field(
                ENTITY, Schema.create(Schema.Type.STRING), "Key of the entity '" + view.entity() + "'."));
        fields.add(new Schema.Field(
                AS_OF,
                LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
                "Event time for which the features were evaluated; windows slide on without events."));
        for (String column : view.columns()) {
            Schema type = Schema.createUnion(
                    Schema.create(Schema.Type.NULL), avro(plan.columnType(view.name() + ":" + column)));
            fields.add(new Schema.Field(
                    column,
                    type,
                    "Feature " + column + "; null when it has no value.",
                    Schema.Field.NULL_DEFAULT_VALUE));
        }
        return Schema.createRecord(
                "FeatureUpdate_" + view.name(),
                "Features of view '" + view.name() + "' of one entity after an event.",
                "io.millrace.features." + plan.project().name().replace('-', '_'),
                false,
                fields);
    }

    /** Update of one entity; {@link IllegalArgumentException} when it is too large for a record. */
    GenericRecord update(String key, Answer answer) {
        List<@Nullable Object> values = new ArrayList<>();
        view.columns().forEach(column -> values.add(answer.value(view.name() + ":" + column)));
        RecordSize.check("the features of view '" + view.name() + "'", values, "this change of them is not published");
        GenericRecord update = new GenericData.Record(schema);
        update.put(ENTITY, key);
        update.put(AS_OF, answer.asOf());
        view.columns().forEach(column -> update.put(column, answer.value(view.name() + ":" + column)));
        return update;
    }

    private static Schema avro(FieldType type) {
        return switch (type) {
            case STRING -> Schema.create(Schema.Type.STRING);
            case INT, TIMESTAMP -> Schema.create(Schema.Type.LONG);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case LIST -> Schema.createArray(SCALAR);
            case MAP -> Schema.createMap(SCALAR);
        };
    }
}
