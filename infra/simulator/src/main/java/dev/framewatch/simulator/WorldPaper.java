package dev.framewatch.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A paper of the world.
 *
 * @param number its number
 * @param published when it came out
 * @param submitted when it came to the daily papers
 * @param wording what it says
 * @param code its repository, if it has one
 * @param upvotes how many liked it
 */
record WorldPaper(
        int number,
        Instant published,
        Instant submitted,
        Wording wording,
        @Nullable WorldRepository code,
        int upvotes) {
    /** Its number at arXiv, in the form of today: year, month, and a number of five digits. */
    String id() {
        var month = published.atOffset(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT, "%02d%02d.%05d", month.getYear() % 100, month.getMonthValue(), number % 100_000);
    }

    Optional<WorldRepository> repository() {
        return Optional.ofNullable(code);
    }

    String title() {
        return "[generated] " + wording.subject();
    }

    int comments() {
        return upvotes / 20;
    }

    String summary() {
        return wording.text();
    }

    List<Framework> frameworks() {
        return wording.named();
    }

    /** The tags of its model: the libraries that can load it; {@code safetensors} alone hides which. */
    List<String> modelTags() {
        List<String> tags =
                new ArrayList<>(frameworks().stream().map(Framework::id).toList());
        if (number % 3 > 0) {
            tags.add("safetensors");
        }
        tags.add("arxiv:" + id());
        return tags;
    }
}
