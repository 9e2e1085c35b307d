package fr.creneau.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the configuration files of the engines into their data folders. */
final class EngineFiles {
    private EngineFiles() {}

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new EngineException(
                    file + " cannot be written: " + e.getMessage() + ".",
                    "check the folder's owner and the room on the disk.",
                    e);
        }
    }

    static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException(
                    folder + " cannot be made: " + e.getMessage() + ".", "check the owner of the folder above it.", e);
        }
    }

    /**
     * Writes {@code logback.xml}, the same for every engine: warnings and news into a file that is cut at 20 MB and kept
     * five times.
     *
     * @return the log file that it names
     */
    static Path writeLogback(Path folder, String engine) {
        Path log = folder(folder.resolve("log")).resolve(engine + ".log");
        write(folder.resolve("logback.xml"), """
                <configuration>
                  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="FILE" class="ch.qos.logback.core.rolling.RollingFileAppender">
                    <file>%1$s</file>
                    <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
                      <fileNamePattern>%1$s.%%i</fileNamePattern>
                      <minIndex>1</minIndex>
                      <maxIndex>5</maxIndex>
                    </rollingPolicy>
                    <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
                      <maxFileSize>20MB</maxFileSize>
                    </triggeringPolicy>
                    <encoder><pattern>%%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %%-5level [%%thread] %%logger{0} %%msg%%n</pattern></encoder>
                  </appender>
                  <!-- Kafka tells its whole configuration several times at each start. -->
                  <logger name="org.apache.kafka.common.config.AbstractConfig" level="WARN"/>
                  <root level="INFO"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log));
        return log;
    }
}
