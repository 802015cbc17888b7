package city.qala.registry.link;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used so far. */
final class ProcessUse {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KB = 1024;

    private ProcessUse() {}

    /** Seconds of processor time; 0 where the system does not tell. */
    static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime() / 1e9
                : 0;
    }

    /** The most memory it ever held, in MB; where the system does not tell, the heap of now. */
    static long peakMemoryMb() {
        if (Files.isReadable(STATUS)) {
            try {
                for (String line : Files.readAllLines(STATUS))
                    if (line.startsWith("VmHWM:"))
                        return Long.parseLong(line.replaceAll("\\D", "")) / KB;
            } catch (IOException e) {
                return heapMb();
            }
        }
        return heapMb();
    }

    private static long heapMb() {
        return Runtime.getRuntime().totalMemory() / KB / KB;
    }
}
