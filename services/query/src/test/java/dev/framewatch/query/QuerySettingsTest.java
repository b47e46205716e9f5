package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class QuerySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "      , 4GB  , 128MB",
        "      , 1GB  , 128MB",
        "      , 512MB, 64MB",
        "      , 120MB, 15MB",
        "128MB , 120MB, 128MB",
        "0B    , 4GB  , 0B",
    })
    void keepsAnswersAsSetOrElseAnEighthOfASmallHeap(@Nullable String set, String heap, String kept) {
        QuerySettings settings =
                new QuerySettings(Duration.ofSeconds(1), set == null ? null : DataSize.parse(set), true, List.of());

        assertThat(settings.kept(DataSize.parse(heap).toBytes())).isEqualTo(DataSize.parse(kept));
    }
}
