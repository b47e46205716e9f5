package dev.framewatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkAnswerTest {
    @Test
    void everyItemHasItsOwnAnswerInOrder() throws IOException {
        List<BulkAnswer> answers = read("""
                {"items":[
                  {"index":{"result":"created","status":201}},
                  {"index":{"result":"updated","status":200}},
                  {"index":{"status":409,"error":{"type":"version_conflict_engine_exception","reason":"newer"}}},
                  {"index":{"status":400,"error":{"type":"document_parsing_exception","reason":"[1:2] failed",
                     "caused_by":{"reason":"not a date"}}}},
                  {"index":{"error":{"type":"es_rejected_execution_exception","reason":"busy"},"status":429}}
                ]}""");

        assertThat(answers)
                .containsExactly(
                        new BulkAnswer.Stored(true),
                        new BulkAnswer.Stored(false),
                        new BulkAnswer.Already(),
                        new BulkAnswer.Refused("400 document_parsing_exception: [1:2] failed: not a date"),
                        new BulkAnswer.Later("429 es_rejected_execution_exception: busy", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503, 504})
    void whatMaySucceedLaterIsNoRefusal(int status) throws IOException {
        assertThat(read(failure(status))).singleElement().isInstanceOf(BulkAnswer.Later.class);
    }

    @Test
    void aMissingIndexIsSaid() throws IOException {
        assertThat(read(failure(404))).singleElement().isEqualTo(new BulkAnswer.Later("404 type: reason", true));
    }

    private static String failure(int status) {
        return "{\"items\":[{\"index\":{\"status\":" + status
                + ",\"error\":{\"type\":\"type\",\"reason\":\"reason\"}}}]}";
    }

    private static List<BulkAnswer> read(String json) throws IOException {
        return BulkAnswer.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
