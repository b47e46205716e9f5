package dev.framewatch.collector.github;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.taxonomy.Taxonomy;

/** GH Archive's hours of GitHub's public timeline. */
final class GhArchive implements ImportFormat {
    private final Taxonomy taxonomy;
    private final Observation observation;

    GhArchive(Taxonomy taxonomy, Observation observation) {
        this.taxonomy = taxonomy;
        this.observation = observation;
    }

    @Override
    public String name() {
        return "gharchive";
    }

    @Override
    public String description() {
        return "hourly files of GH Archive, from before and since 2015";
    }

    @Override
    public String variant() {
        return "taxonomy " + taxonomy.version();
    }

    @Override
    public ItemReader open(ImportOptions options) {
        return new TimelineReader(taxonomy, observation);
    }
}
