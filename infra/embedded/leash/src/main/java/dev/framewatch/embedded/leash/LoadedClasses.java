package dev.framewatch.embedded.leash;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this process has loaded, kept for the next start, which then takes half the time (class data sharing). */
final class LoadedClasses {
    private static final String FILE = "framewatch.archive";

    private LoadedClasses() {}

    /** Writes them to the file that the system property names, if it does; the JVM must have been told to record them. */
    static void keep() {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        try {
            Object said = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", file}},
                            new String[] {String[].class.getName()});
            System.out.println("Kept the loaded classes for the next start: " + said);
        } catch (JMException e) {
            System.out.println("The loaded classes were not kept for the next start: " + e);
        }
    }
}
