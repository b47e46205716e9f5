package dev.framewatch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What differs between the servers: how one is started, and how to tell that it answers. */
sealed interface Setup permits KafkaSetup, ElasticsearchSetup {
    ServerKind kind();

    /** Its own folder in the data. */
    Path folder();

    /** Where it writes its data. */
    Path data();

    /** How many bytes its disk must have left while it runs, and twice as many when it starts; 0 if it looks itself. */
    long leastRoom();

    /** The file that its process keeps locked for as long as it lives. */
    default Path processLock() {
        return folder().resolve("process.lock");
    }

    /** The port on 127.0.0.1 on which it serves. */
    int port();

    /** The address that clients are given. */
    String address();

    /** Writes what the server reads at its start and returns java's arguments. */
    List<String> prepare(ServerHome home) throws IOException;

    /** Whether it serves requests now; does not wait longer than a few seconds. */
    boolean answers();
}
