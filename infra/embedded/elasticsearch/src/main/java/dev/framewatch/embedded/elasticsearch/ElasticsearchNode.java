package dev.framewatch.embedded.elasticsearch;

import dev.framewatch.embedded.leash.Leash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** An Elasticsearch node in this process: the server's core and its HTTP module, nothing else. */
public final class ElasticsearchNode {
    private ElasticsearchNode() {}

    /** Runs the node. Arguments: the file whose lock says who has the data, its configuration folder, its settings. */
    public static void main(String[] arguments) throws Exception {
        Leash.tie(Path.of(arguments[0]));
        var settings = Settings.builder();
        for (int i = 2; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        LogConfigurator.registerErrorListener();
        var environment = new Environment(settings.build(), Path.of(arguments[1]));
        LogConfigurator.configure(environment, true);
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir(), false);
        var node = new Node(environment, PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), true));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "node"));
        node.start();
        new CountDownLatch(1).await();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            if (!node.awaitClose(10, TimeUnit.SECONDS)) {
                System.out.println("Some of the node's threads did not end.");
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("The node did not end in order: " + e);
        }
    }
}
