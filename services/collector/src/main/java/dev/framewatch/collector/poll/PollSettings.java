package dev.framewatch.collector.poll;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How live sources are polled.
 *
 * @param enabled whether this process polls at all
 * @param budgetShare the part of each budget that may be used
 * @param backfillShare the part of that which may go to backfills and gaps
 * @param cron other times than the sources' own, by task; what is neither letter nor digit may be left out of its name
 */
@ConfigurationProperties("framewatch.collectors")
record PollSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0.8") double budgetShare,
        @DefaultValue("0.25") double backfillShare,
        @DefaultValue Map<String, String> cron) {
    PollSettings {
        cron = Map.copyOf(cron);
    }

    BudgetShares shares() {
        return new BudgetShares(budgetShare, backfillShare);
    }

    @Nullable
    String cron(String task) {
        return cron.entrySet().stream()
                .filter(entry -> plain(entry.getKey()).equals(plain(task)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
