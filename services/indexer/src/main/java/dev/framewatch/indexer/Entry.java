package dev.framewatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Source;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One classified event on its way into Elasticsearch.
 *
 * @param record the record that brought it
 * @param source its source, which names the index
 * @param day the day in whose row it counts
 * @param lines the two lines of a bulk body, each ended by a line break
 */
record Entry(ConsumerRecord<byte[], byte[]> record, Source source, LocalDate day, Lines lines) {
    /** Action and document as they stand in a bulk body. */
    static final class Lines {
        private final byte[] action;
        private final byte[] document;

        Lines(byte[] action, byte[] document) {
            this.action = action;
            this.document = document;
        }

        int length() {
            return action.length + document.length + 2;
        }

        int copyTo(byte[] body, int at) {
            System.arraycopy(action, 0, body, at, action.length);
            int next = at + action.length;
            body[next++] = '\n';
            System.arraycopy(document, 0, body, next, document.length);
            next += document.length;
            body[next++] = '\n';
            return next;
        }
    }

    static Entry of(ConsumerRecord<byte[], byte[]> record, Reading.Valid read, String generation) {
        AdoptionEvent event = read.event();
        String action = "{\"index\":{\"_index\":\""
                + AdoptionIndexes.writing(AdoptionIndexes.events(generation, event.source()))
                + "\",\"_id\":\"" + escaped(event.id()) + "\",\"version\":" + event.version()
                + ",\"version_type\":\"external\"}}";
        Lines lines = new Lines(action.getBytes(UTF_8), EventJson.oneLine(record.value(), read));
        return new Entry(record, event.source(), event.day(), lines);
    }

    /** An id has no control characters, so these two are all that JSON wants escaped. */
    private static String escaped(String id) {
        return id.indexOf('"') < 0 && id.indexOf('\\') < 0
                ? id
                : id.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
