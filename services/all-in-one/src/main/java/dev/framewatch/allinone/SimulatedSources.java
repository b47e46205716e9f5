package dev.framewatch.allinone;

import dev.framewatch.simulator.SimulatorServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The settings that lead collectors to a simulator in place of the sources. */
final class SimulatedSources {
    /** Often what follows the sources, each minute what looks again at all that there is. */
    private static final Map<String, String> TIMES = Map.of(
            "*", "*/4 * * * * *",
            "erasure", "0 * * * * *",
            "github:recheck", "10 * * * * *",
            "github:paper-code-recheck", "15 * * * * *",
            "github:releases", "20 * * * * *",
            "github:stars", "30 * * * * *",
            "reddit:looks", "40 * * * * *",
            "huggingface:models", "50 * * * * *");

    private SimulatedSources() {}

    /** The same, at times that leave a person something to watch. */
    static Map<String, String> toWatch(SimulatorServer simulator) {
        Map<String, String> settings = settings(simulator, "demo");
        TIMES.forEach((task, cron) -> settings.put("framewatch.collectors.cron.[" + task + "]", cron));
        settings.put("framewatch.collectors.backfill-share", "0.5");
        // these sources are near, so what takes longer never ends
        settings.put("framewatch.collectors.http.read-timeout", "3s");
        settings.put("framewatch.collectors.http.patience", "10s");
        settings.put("framewatch.gharchive.patience", "10s");
        return settings;
    }

    /** Addresses, and credentials that the simulator takes; each holds the words that are given for it. */
    static Map<String, String> settings(SimulatorServer simulator, String credential) {
        Map<String, URI> addresses = Map.of(
                "framewatch.github.address", simulator.github(),
                "framewatch.gharchive.address", simulator.ghArchive(),
                "framewatch.reddit.address", simulator.reddit(),
                "framewatch.reddit.token-address", simulator.redditTokens(),
                "framewatch.huggingface.address", simulator.huggingFace(),
                "framewatch.paperswithcode.address", simulator.papersWithCode());
        Map<String, String> settings = new HashMap<>(Map.of(
                "framewatch.collectors.http.private-addresses", "true",
                "framewatch.github.tokens", "github-" + credential,
                "framewatch.huggingface.token", "huggingface-" + credential,
                "framewatch.reddit.client-id", "reddit-id-" + credential,
                "framewatch.reddit.client-secret", "reddit-secret-" + credential,
                "framewatch.reddit.user-agent", "java:framewatch-simulated:0.1 (by /u/nobody)"));
        addresses.forEach((name, address) -> settings.put(name, address.toString()));
        return settings;
    }
}
