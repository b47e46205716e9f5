package dev.framewatch.embedded.kafka;

import dev.framewatch.embedded.leash.Leash;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A Kafka broker and its controller in this process; formats its storage on the first start. */
public final class KafkaBroker {
    private KafkaBroker() {}

    /** Runs the broker. Arguments: the file whose lock says who has the data, the folder of the log, the properties. */
    public static void main(String[] arguments) throws Exception {
        Leash.tie(Path.of(arguments[0]));
        String properties = arguments[2];
        // Written last of all when the storage is formatted, so what was interrupted half-way is done again.
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            int failed = StorageTool.execute(new String[] {"format", "-t", cluster, "-c", properties}, System.out);
            if (failed != 0) {
                System.exit(failed);
            }
        }
        Kafka.main(new String[] {properties});
    }
}
