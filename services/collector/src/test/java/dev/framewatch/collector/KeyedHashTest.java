package dev.framewatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash("a secret");

    @Test
    void aNameHasTheFirstHalfOfItsHmac() {
        // printf 'reddit:ann' | openssl dgst -sha256 -hmac 'a secret'
        assertThat(hash.of(Source.REDDIT, "Ann")).isEqualTo("5d15dfa6ee6e0c0f975c874244e101c5");
    }

    @Test
    void oneNameAtTwoSourcesOrUnderTwoKeysHasTwoHashes() {
        assertThat(hash.of(Source.GITHUB, "ann")).isNotEqualTo(hash.of(Source.REDDIT, "ann"));
        assertThat(new KeyedHash("another").of(Source.REDDIT, "ann")).isNotEqualTo(hash.of(Source.REDDIT, "ann"));
    }

    @Test
    void aHexadecimalKeyIsItsBytes() {
        String text = "0123456789abcdef0123456789abcdef";

        assertThat(new KeyedHash(text).of(Source.REDDIT, "ann"))
                .isEqualTo(new KeyedHash(text.toUpperCase(java.util.Locale.ROOT)).of(Source.REDDIT, "ann"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "[deleted]", "[removed]"})
    void nobodyHasNoHash(String name) {
        assertThat(hash.of(Source.REDDIT, name)).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutAKeyThereAreNoHashes(String key) {
        assertThat(new KeyedHash(key).of(Source.REDDIT, "ann")).isNull();
        assertThat(new KeyedHash(key).keyed()).isFalse();
    }
}
