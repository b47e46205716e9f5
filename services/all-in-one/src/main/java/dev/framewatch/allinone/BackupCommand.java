package dev.framewatch.allinone;

import dev.framewatch.kafka.Backups;
import dev.framewatch.kafka.backup.Backup;
import dev.framewatch.kafka.backup.BackupFailed;
import dev.framewatch.kafka.backup.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies to files what nothing else could be made of again. */
@Command(
        name = "backup",
        description = "Copy Kafka's topics of record to files, while everything runs.",
        footer = {
            "",
            "A folder that holds a part is gone on with: after an interruption, and from one day to the next. Everything",
            "else follows from these topics; ./framewatch restore brings them back to an empty Kafka.",
            "What sources remove stays in files that were written before: make a new backup and delete the old one.",
            "",
            "Examples:",
            "  ./framewatch backup /backups/framewatch",
            "  ./framewatch backup /backups/framewatch --verify",
        })
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Parameters(paramLabel = "FOLDER", description = "Where the files are.")
    private Path folder = Path.of("");

    @Option(names = "--verify", description = "Read every file, compare its digest, and change nothing.")
    private boolean verify;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (BackupBar bar = new BackupBar(terminal)) {
            if (verify) {
                tell(terminal, "is whole", Backup.verify(folder, bar));
                return 0;
            }
            List<Part> parts = List.of(Part.TOPICS);
            Installation installation = options.installation(terminal).joining(parts);
            try (Pipeline pipeline = Pipeline.start(installation, "framewatch backup", parts)) {
                tell(terminal, "is in " + folder, pipeline.bean(Backups.class).make(folder, bar));
                return 0;
            }
        } catch (BackupFailed why) {
            throw new Failure(String.valueOf(why.getMessage()), why);
        }
    }

    /** Says how many records there are of each topic. */
    static void tell(Terminal terminal, String what, Manifest manifest) {
        Listing listing = new Listing("topic", "partitions", "records");
        manifest.topics()
                .forEach(topic -> listing.row(
                        topic.name(), String.valueOf(topic.partitions().size()), String.valueOf(topic.records())));
        listing.print(terminal, Listing.Format.table);
        terminal.say("The backup of " + manifest.made() + " " + what + ": " + Terminal.number(manifest.records())
                + " records.");
    }
}
