package dev.framewatch.allinone;

import dev.framewatch.simulator.SimulatorServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The settings that lead collectors to a simulator in place of the sources. */
final class SimulatedSources {
    private SimulatedSources() {}

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
