/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JvmTest {

    private static final Duration GENEROUS = Duration.ofMinutes(2);
    private static final Pattern PID = Pattern.compile("pid (\\d+)\\R");

    @Test
    void endsWithTheOneThatStartedItAlsoIfThatIsKilled(@TempDir Path folder) throws Exception {
        Path log = Files.createFile(folder.resolve("child.log"));
        Jvm parent = Jvm.start(folder.resolve("parent.log"), System.getProperty("java.class.path"), Map.of(), EndlessMain.class.getName(), log.toString());
        try {
            await().atMost(GENEROUS).until(() -> PID.matcher(Files.readString(log)).find());
            Matcher pid = PID.matcher(Files.readString(log));
            assertThat(pid.find()).isTrue();
            Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(pid.group(1)));
            assertThat(child).get().matches(ProcessHandle::isAlive);

            parent.kill();

            await().atMost(GENEROUS).until(() -> child.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.kill();
        }
    }
}
