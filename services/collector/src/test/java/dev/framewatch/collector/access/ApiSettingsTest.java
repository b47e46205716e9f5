package dev.framewatch.collector.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiSettingsTest {
    @Test
    void neverShowTheKey() {
        assertThat(new ApiSettings("canary-key").toString()).doesNotContain("canary-key");
    }

    @Test
    void takeABlankKeyForNone() {
        assertThat(new ApiSettings(" ").apiKey()).isNull();
    }
}
