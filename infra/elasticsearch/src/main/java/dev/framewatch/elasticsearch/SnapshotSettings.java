package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.slm.PutLifecycleRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which snapshots Elasticsearch makes of the indexes by itself (snapshot lifecycle management).
 *
 * @param repository the repository that they go to, which is there. Absent: none are made, as a node without that needs it
 * @param schedule when, as Elasticsearch writes schedules (cron, UTC)
 * @param expireAfter how old one gets, as Elasticsearch writes times; the last one stays
 */
@ConfigurationProperties("framewatch.elasticsearch.snapshots")
record SnapshotSettings(
        @Nullable String repository,
        @DefaultValue("0 30 1 * * ?") String schedule,
        @DefaultValue("7d") String expireAfter) {
    /** Asks for the policy, where snapshots are wanted. */
    Optional<PutLifecycleRequest> policy() {
        return Optional.ofNullable(repository)
                .map(place -> PutLifecycleRequest.of(put -> put.policyId("framewatch")
                        .name("<framewatch-{now/d}>")
                        .repository(place)
                        .schedule(schedule)
                        .config(what -> what.indices("adoption-*")
                                .ignoreUnavailable(true)
                                .includeGlobalState(false))
                        .retention(kept -> kept.expireAfter(age -> age.time(expireAfter))
                                .minCount(1)
                                .maxCount(1000))));
    }
}
