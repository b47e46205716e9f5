package dev.framewatch.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * A paper of the world.
 *
 * @param number its number
 * @param published when it came out
 * @param submitted when it came to the daily papers
 * @param wording what it says
 * @param repository the full name of its repository; empty: none
 * @param upvotes how many liked it
 */
record WorldPaper(int number, Instant published, Instant submitted, Wording wording, String repository, int upvotes) {
    /** Its number at arXiv, in the form of today: year, month, and a number of five digits. */
    String id() {
        var month = published.atOffset(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT, "%02d%02d.%05d", month.getYear() % 100, month.getMonthValue(), number % 100_000);
    }

    String title() {
        return "[generated] " + wording.subject();
    }

    String summary() {
        return wording.text();
    }

    List<Framework> frameworks() {
        return wording.named();
    }
}
