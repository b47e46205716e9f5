package dev.framewatch.collector.poll;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * How live sources are polled.
 *
 * @param enabled whether this process polls at all
 * @param budgetShare the part of each budget that may be used
 * @param backfillShare the part of that which may go to backfills and gaps
 * @param cron other times than the sources' own, by task; what is neither letter nor digit may be left out of its name.
 *     A name that ends with {@code *} stands for all tasks that begin so, unless a longer one does
 */
@ConfigurationProperties("framewatch.collectors")
record PollSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0.8") double budgetShare,
        @DefaultValue("0.25") double backfillShare,
        @DefaultValue Map<String, String> cron) {
    PollSettings {
        cron = Map.copyOf(cron);
        cron.forEach((name, expression) -> {
            try {
                var ignored = CronExpression.parse(expression);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        property(name) + " is '" + expression + "', which is no cron expression of six fields such as"
                                + " '0 15 3 * * *': " + wrong.getMessage(),
                        wrong);
            }
        });
    }

    /** Refuses names that stand for none of these tasks, which are all that there are. */
    void checkNames(Collection<String> tasks) {
        cron.keySet().stream()
                .sorted()
                .filter(name -> tasks.stream().noneMatch(task -> means(name, plain(task))))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(property(name) + " stands for no task; there are "
                            + tasks.stream().sorted().collect(Collectors.joining(", ")));
                });
    }

    private static String property(String name) {
        return "framewatch.collectors.cron[" + name + "]";
    }

    BudgetShares shares() {
        return new BudgetShares(budgetShare, backfillShare);
    }

    @Nullable
    String cron(String task) {
        return cron.entrySet().stream()
                .filter(entry -> means(entry.getKey(), plain(task)))
                .max(Comparator.comparingInt(
                        entry -> entry.getKey().endsWith("*") ? entry.getKey().length() : Integer.MAX_VALUE))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static boolean means(String name, String task) {
        return name.endsWith("*") ? task.startsWith(plain(name)) : task.equals(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
