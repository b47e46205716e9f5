package dev.framewatch.collector.papers;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.PolledSource;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The source {@code papers}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HuggingFaceSettings.class, SuccessorSettings.class})
@Import(CollectorConfiguration.class)
public class CollectorPapersConfiguration {
    @Bean
    @Order(10)
    ImportFormat papersLinks(
            ItemFiles files, KeyedHash hash, ObjectProvider<Taxonomy> taxonomy, ObjectProvider<Clock> clock) {
        return new PapersLinks(
                files, hash, taxonomy.getIfAvailable(Taxonomy::builtIn), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @Order(20)
    ImportFormat papersAbstracts(ObjectProvider<Clock> clock) {
        return new PapersAbstracts(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PolledSource huggingFace(
            HuggingFaceSettings settings, SourceClients clients, KeyedHash hash, ObjectProvider<Taxonomy> taxonomy) {
        Taxonomy known = taxonomy.getIfAvailable(Taxonomy::builtIn);
        HuggingFace huggingFace = new HuggingFace(settings, clients);
        PaperDays papers = new PaperDays(new HuggingFaceDays(huggingFace, new DailyPaper(hash, known)));
        return () -> List.of(
                new PaperDaysTask("papers:daily", papers, "0 20 * * * *", settings.lookBack()),
                new PaperDaysBackfill("papers:daily-backfill", papers),
                new ModelsTask(huggingFace, libraries(known)));
    }

    @Bean
    PolledSource successor(
            SuccessorSettings settings, SourceClients clients, KeyedHash hash, ObjectProvider<Taxonomy> taxonomy) {
        PaperDays papers = new PaperDays(new SuccessorDays(
                new Successor(settings.used(), clients),
                new SuccessorPaper(hash, taxonomy.getIfAvailable(Taxonomy::builtIn))));
        PollTask live = new PaperDaysTask("papers:successor", papers, "0 40 */3 * * *", settings.lookBack());
        PollTask backfill = new PaperDaysBackfill("papers:successor-backfill", papers);
        return () -> settings.off()
                .map(reason -> List.<PollTask>of(new OffTask(live, reason), new OffTask(backfill, reason)))
                .orElseGet(() -> List.of(live, backfill));
    }

    /** The frameworks by Hugging Face's tags for them: their names, and {@code tf}. */
    static Map<String, String> libraries(Taxonomy taxonomy) {
        Map<String, String> libraries = new HashMap<>(Map.of("tf", "tensorflow"));
        taxonomy.frameworks().forEach(framework -> libraries.put(framework.id(), framework.id()));
        return Map.copyOf(libraries);
    }
}
