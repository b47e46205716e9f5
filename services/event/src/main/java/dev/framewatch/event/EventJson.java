package dev.framewatch.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of an event, in strict UTF-8 on one line. It is read in one streaming pass that refuses duplicate and
 * unknown properties, wrong types, malformed UTF-8 and anything after the object. An event that names a later version of
 * the schema than ours may have properties that are not known here: they are passed over, and kept wherever its bytes go on.
 */
public final class EventJson {
    /** The version of the schema that is written here; a later one only adds properties, and names itself. */
    public static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EventJson() {}

    /** The event's bytes: properties in the record's order, absent where there is nothing to say. */
    public static byte[] write(AdoptionEvent event) {
        return written(generator -> new EventWriter(generator).write(event));
    }

    /**
     * A collected event's bytes with its tags: what was read with them put in before its end, if it is in the form of
     * {@link #write}, so that it is not written anew; all else is. What a later schema has more stays in it.
     *
     * @param json what was read
     * @param read what came of it
     */
    public static byte[] tagged(byte[] json, Reading.Valid read, List<Tag> tags, String taxonomy) {
        if (!read.asWritten() && !read.isNewer()) {
            return write(read.event().tagged(tags, taxonomy));
        }
        AdoptionEvent.judged(tags, taxonomy);
        byte[] judgement = written(generator -> new EventWriter(generator).write(taxonomy, tags));
        byte[] collected = read.asWritten() ? json : copied(json, EventCopy::withoutTags);
        int end = collected.length - 1;
        byte[] tagged = Arrays.copyOf(collected, end + judgement.length);
        System.arraycopy(judgement, 0, tagged, end, judgement.length);
        tagged[end] = ',';
        return tagged;
    }

    /** An event's bytes on one line: what was read, if that has no line break between its tokens, else written anew. */
    public static byte[] oneLine(byte[] json, Reading.Valid read) {
        if (read.asWritten()) {
            return json;
        }
        for (byte b : json) {
            if (b == '\n' || b == '\r') {
                return read.isNewer() ? copied(json, EventCopy::whole) : write(read.event());
            }
        }
        return json;
    }

    private static byte[] copied(byte[] json, Consumer<EventCopy> copy) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return written(generator -> copy.accept(new EventCopy(parser, generator)));
        }
    }

    private static byte[] written(Consumer<JsonGenerator> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writing.accept(generator);
        }
        return bytes.toByteArray();
    }

    /**
     * An event as a collector sent it; {@code tags}, {@code taxonomy} and {@code signature} are passed over, since only
     * the classifier may say them.
     *
     * @param now the clock's time, which no event may be ahead of by more than a day
     */
    public static Reading collected(byte[] json, Instant now) {
        return read(json, now, false);
    }

    /**
     * An event as the classifier sent it, with its tags.
     *
     * @param now the clock's time, which no event may be ahead of by more than a day
     */
    public static Reading classified(byte[] json, Instant now) {
        return read(json, now, true);
    }

    private static Reading read(byte[] json, Instant now, boolean withTags) {
        Reading reading = asWritten(json, withTags);
        if (reading instanceof Reading.Valid valid) {
            Instant observedAt = valid.event().observedAt();
            if (observedAt.isAfter(now.plus(AdoptionEvent.AHEAD))) {
                return new Reading.Invalid("observedAt", "is " + observedAt + ", more than a day ahead");
            }
        }
        return reading;
    }

    /** Whatever is not in the written form, or fails in any way, goes the long way, which finds words for it. */
    private static Reading asWritten(byte[] json, boolean withTags) {
        try {
            return new Reading.Valid(new WrittenForm(json).read(withTags));
        } catch (RuntimeException other) {
            return parsed(json, withTags);
        }
    }

    private static Reading parsed(byte[] json, boolean withTags) {
        if (!isUtf8(json)) {
            return new Reading.Invalid("$", "is not valid UTF-8");
        }
        if (looksLikeAnotherEncoding(json)) {
            return new Reading.Invalid(
                    "$", "is not UTF-8 from its first byte on: it has a byte-order mark or NUL bytes");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Reading.Invalid("$", "is not a JSON object");
            }
            EventReader reader = new EventReader(new JsonFields(parser), withTags);
            AdoptionEvent event = reader.read();
            if (parser.nextToken() != null) {
                return new Reading.Invalid("$", "goes on after the end of the JSON object");
            }
            return new Reading.Valid(event, false, reader.schema());
        } catch (InvalidEvent broken) {
            return new Reading.Invalid(broken.field(), broken.reason());
        } catch (JacksonException broken) {
            return new Reading.Invalid("$", "is not readable as JSON: " + broken.getOriginalMessage());
        }
    }

    /** What a JSON parser takes for another encoding is, byte for byte, valid UTF-8 too; Elasticsearch would keep it. */
    private static boolean looksLikeAnotherEncoding(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xEF);
    }

    /** Decodes with the platform's fast path, and strictly only where that one met or made a U+FFFD. */
    private static boolean isUtf8(byte[] bytes) {
        if (new String(bytes, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
