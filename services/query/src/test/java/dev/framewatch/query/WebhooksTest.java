package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhooksTest {
    /** As {@code printf '%s' '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 'key'} has it. */
    @Test
    void signsWhenAndWhatIsSentAsOpenSslDoes() {
        assertThat(Webhooks.signature("key", "1700000000", "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("v1=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03");
    }
}
