package dev.framewatch.collector.papers;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Hugging Face is asked.
 *
 * @param address where its API is
 * @param token a token of a free account, which doubles the budget; absent: anonymous
 * @param lookBack how many days of daily papers before today are looked at again
 */
@ConfigurationProperties("framewatch.huggingface")
record HuggingFaceSettings(
        @DefaultValue("https://huggingface.co") URI address,
        @Nullable String token,
        @DefaultValue("7") int lookBack) {
    HuggingFaceSettings {
        token = token == null || token.isBlank() ? null : token.strip();
        if (token != null && !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("framewatch.huggingface.token has characters that no token has");
        }
        if (lookBack < 0 || lookBack > 60) {
            throw new IllegalArgumentException(
                    "framewatch.huggingface.look-back is " + lookBack + "; it must be 0 to 60");
        }
    }

    /** The settings without the token. */
    @Override
    public String toString() {
        return "HuggingFaceSettings[address=" + address + ", token=" + (token == null ? "none" : "set") + ", lookBack="
                + lookBack + "]";
    }
}
