package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    private final Needles needles = Needles.of("canary1x7");

    @Test
    void theWordsAreFoundAsTheyAre() {
        assertThat(needles.in("Authorization: Bearer github-canary1x7")).isTrue();
        assertThat(needles.in("all is well")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "an-id:a-secret-", "an-id-canary2:~~~~"})
    void theWordsAreFoundInBase64WhereverTheyBegin(String before) {
        byte[] pair = (before + "canary1x7:and more?").getBytes(UTF_8);

        assertThat(needles.in("Basic " + Base64.getEncoder().encodeToString(pair)))
                .isTrue();
        assertThat(needles.in(Base64.getUrlEncoder().withoutPadding().encodeToString(pair)))
                .isTrue();
        assertThat(Needles.of("canary2x7").in(Base64.getEncoder().encodeToString(pair)))
                .isFalse();
    }

    @Test
    void theWordsAreFoundAmongBytesThatAreNoText() {
        byte[] bytes = "?canary1x7".getBytes(UTF_8);
        bytes[0] = (byte) 0xFF;

        assertThat(needles.in(bytes)).isTrue();
        assertThat(needles.in((byte[]) null)).isFalse();
    }
}
