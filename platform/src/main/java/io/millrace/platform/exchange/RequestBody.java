package io.millrace.platform.exchange;

import io.millrace.runtime.project.Suggestion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that was sent, read member by member; what is not as expected is told by {@link BadRequestException}. */
public final class RequestBody {

    /** The most rows of a request. */
    public static final int MOST_ROWS = 10_000;

    private final JsonObject body;

    private RequestBody(JsonObject body) {
        this.body = body;
    }

    public static RequestBody of(@Nullable Buffer bytes) {
        try {
            if (bytes != null && bytes.length() > 0 && Json.decodeValue(bytes) instanceof JsonObject object) {
                return new RequestBody(object);
            }
        } catch (DecodeException e) {
            throw new BadRequestException("The body is not JSON: " + plain(String.valueOf(e.getMessage())));
        }
        throw new BadRequestException("The body is no JSON object.");
    }

    /** An object inside of a body. */
    public static RequestBody of(JsonObject object) {
        return new RequestBody(object);
    }

    /** What the parser says, without where in its own buffers it stands. */
    private static String plain(String said) {
        return said.replace("Failed to decode:", "").replaceAll("\\s*\\(?(start marker )?at \\[Source[^]]*\\]\\)?", "");
    }

    /** Refuses members of other names: one that is misspelt is not left out in silence. */
    public void only(Set<String> names) {
        for (String name : body.fieldNames()) {
            if (!names.contains(name)) {
                throw new BadRequestException(
                        "There is no " + shown(name) + " in this request. " + Suggestion.near(name, names));
            }
        }
    }

    /** A text; null when it is left out. */
    @Nullable
    public String text(String name) {
        Object value = body.getValue(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new BadRequestException("'" + name + "' is " + shown(value) + ", expected a text.");
    }

    /** A text or a number, as text; null when it is left out. */
    @Nullable
    public String textOrNumber(String name) {
        Object value = body.getValue(name);
        return value instanceof Number ? String.valueOf(value) : text(name);
    }

    /** True or false; false when it is left out. */
    public boolean flag(String name) {
        return is(name, true);
    }

    /** Whether it is given, and is that. */
    public boolean is(String name, boolean expected) {
        Object value = body.getValue(name);
        if (value == null || value instanceof Boolean) {
            return value != null && value.equals(expected);
        }
        throw new BadRequestException("'" + name + "' is " + shown(value) + ", expected true or false.");
    }

    /** A list of texts; empty when it is left out. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof String text)) {
                throw new BadRequestException("'" + name + "' has " + shown(value) + " in it, expected texts only.");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list; empty when it is left out. */
    public JsonArray list(String name) {
        Object value = body.getValue(name);
        if (value == null || value instanceof JsonArray) {
            return value == null ? new JsonArray() : (JsonArray) value;
        }
        throw new BadRequestException("'" + name + "' is " + shown(value) + ", expected a list.");
    }

    /** An object; an empty one when it is left out. */
    public JsonObject objectOrNone(String name) {
        return body.getValue(name) == null ? new JsonObject() : object(name);
    }

    /** An object. */
    public JsonObject object(String name) {
        if (body.getValue(name) instanceof JsonObject object) {
            return object;
        }
        throw new BadRequestException("'" + name + "' is " + shown(body.getValue(name)) + ", expected an object.");
    }

    /** A value as it is shown in messages, cut short. */
    public static String shown(@Nullable Object value) {
        String text = value == null ? "missing" : Json.encode(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** The text of a key field: of a text, a whole number or a boolean; null when it is none of these. */
    public static @Nullable String keyText(@Nullable Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Number
                ? String.valueOf(value)
                : null;
    }
}
