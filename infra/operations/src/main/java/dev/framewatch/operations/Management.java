package dev.framewatch.operations;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** The port on which a process shows metrics and health, apart from its API, and what is shown there. */
public final class Management {
    /** Where it is if nothing else is said. */
    public static final int PORT = 8081;

    private static final String LOOPBACK = "127.0.0.1";

    private Management() {}

    /**
     * Properties that hold where nothing else is given.
     *
     * @param name what the process is called in its logs and traces
     * @param port the port, 0 for any free one
     */
    public static Map<String, Object> defaults(String name, int port) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.application.name", name);
        properties.put("management.server.port", port);
        properties.put("management.server.address", LOOPBACK);
        properties.put("management.endpoints.web.exposure.include", "health,info,metrics,prometheus");
        properties.put("management.endpoint.health.show-details", "always");
        properties.put("management.endpoint.health.probes.enabled", true);
        // What a restart cannot mend is no reason for one; what does not get on is no reason to be asked.
        properties.put("management.endpoint.health.group.liveness.include", "livenessState");
        properties.put("management.endpoint.health.group.readiness.include", "readinessState,progress");
        properties.put("management.endpoint.health.validate-group-membership", false);
        return properties;
    }

    /**
     * Runs a service as a process of its own: its API, if it has one, and its management port on the loopback address.
     *
     * @param service its application
     * @param name what it is called, such as {@code classifier}
     * @param api whether it answers anything but questions of whoever operates it
     * @param arguments its command line
     */
    public static void run(Class<?> service, String name, boolean api, String[] arguments) {
        run(service, name, api, Map.of(), arguments);
    }

    /** Runs one with {@code more} properties that hold where nothing else is given. */
    public static void run(Class<?> service, String name, boolean api, Map<String, String> more, String[] arguments) {
        Map<String, Object> properties = defaults(name, PORT);
        properties.putAll(more);
        properties.put("server.address", LOOPBACK);
        if (!api) {
            properties.put("server.port", -1);
        }
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(properties);
        application.setBannerMode(Banner.Mode.OFF);
        application.run(arguments);
    }
}
