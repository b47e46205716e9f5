package dev.framewatch.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are raised and sent.
 *
 * @param enabled whether this process does that
 * @param rules the rules, each in the words of {@link RuleWords}
 * @param pause how long to wait between two looks
 * @param settle how long a window has to be over before it is looked at
 * @param secret the key of the signatures; absent: no rule may have a webhook, and this process sends nothing
 * @param tries how often an alert is sent before it is given up
 * @param retry how long to wait after the first failure; twice as long after each further one, an hour at most
 * @param patience how long a webhook may take
 * @param privateAddresses whether webhooks may be on this machine or in a private network
 */
@ConfigurationProperties("framewatch.alerts")
record AlertSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<Map<String, String>> rules,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("1h") Duration settle,
        @Nullable String secret,
        @DefaultValue("10") int tries,
        @DefaultValue("10s") Duration retry,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("false") boolean privateAddresses) {
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    AlertSettings {
        if (secret != null && secret.isBlank()) {
            secret = null;
        }
        if (!pause.isPositive() || !retry.isPositive() || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "framewatch.alerts.pause and .retry must be longer than 0, .settle at least 0");
        }
        if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "framewatch.alerts.patience is " + patience + "; it must be above 0, at most 1 minute");
        }
        if (tries < 1) {
            throw new IllegalArgumentException("framewatch.alerts.tries must be at least 1");
        }
    }

    /** How long to wait after so many failures. */
    Duration retry(int failures) {
        Duration longer = retry.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration longest = Duration.ofHours(1);
        return longer.compareTo(longest) > 0 ? longest : longer;
    }

    /** Without the secret, and without the addresses of webhooks, which may be secrets too. */
    @Override
    public String toString() {
        return "AlertSettings[enabled=" + enabled + ", rules=" + rules.size() + "]";
    }
}
