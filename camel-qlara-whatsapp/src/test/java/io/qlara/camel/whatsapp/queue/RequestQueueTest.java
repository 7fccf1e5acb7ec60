/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** In which order requests leave, how many may wait, and what becomes of those that give up. */
class RequestQueueTest extends QueuedRequests {

    @Test
    void requestsLeaveInOrderOfArrival() {
        enter("a", false);
        enter("b", false);
        enter("c", false);

        limiter.grant(3);

        assertThat(left).containsExactly("a", "b", "c");
    }

    @Test
    void repeatsLeaveBeforeAllOthersAndAmongThemselvesInOrder() {
        enter("a", false);
        enter("b", false);
        enter("repeat 1", true);
        enter("repeat 2", true);

        limiter.grant(4);

        assertThat(left).containsExactly("repeat 1", "repeat 2", "a", "b");
    }

    @Test
    void oneMoreThanMayWaitIsRefusedButARepeatIsNot() {
        enter("a", false);
        enter("b", false);
        enter("c", false);

        assertThatThrownBy(() -> queue.turn(false)).isInstanceOf(QueueFullException.class);
        enter("repeat", true);
        assertThat(queue.length()).isEqualTo(4);
    }

    @Test
    void whoGivesUpMakesPlaceAtOnceAndIsSkipped() {
        enter("a", false);
        Turn impatient = enter(queue);
        enter("c", false);

        impatient.giveUp(GAVE_UP, false);
        enter("d", false);
        limiter.grant(3);

        assertThat(left).containsExactly("a", "c", "d");
        assertThat(queue.length()).isZero();
    }

    @Test
    void aBacklogStaysBoundedWhileItMoves() throws QueueFullException {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        Turn first = enter(busy);
        limiter.grant(1);
        enter(busy);
        busy.turn(true);
        busy.turn(true);
        enter(busy);

        first.join().giveBack();
        time.advance(Duration.ZERO);

        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
    }

    @Test
    void whatWaitsForItsRepeatIsBoundedToo() throws QueueFullException {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        for (int i = 0; i < 3; i++) {
            busy.pauseBegins();
        }

        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
        busy.pauseEnds();
        assertThat(busy.turn(false)).isNotDone();
    }

    @Test
    void whatWaitsForItsRepeatAndWhatWaitsForItsTurnToRepeatAreBoundedTogether() throws QueueFullException {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        busy.pauseBegins();
        busy.pauseBegins();
        busy.turn(true);

        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
    }

    @Test
    void aBacklogThatIsOverBoundsNobody() {
        RequestQueue open = new RequestQueue(limiter, 0, connections(2));
        Turn first = enter(open);

        limiter.grant(1);

        assertThat(first).isDone();
        assertThat(enter(open)).isNotDone();
    }

    @Test
    void manyThatComeAtOnceWithoutABacklogAreNotRefused() {
        RequestQueue open = new RequestQueue(limiter, 0, connections(2));

        assertThat(List.of(enter(open))).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void twoHundredThousandThatWaitEndInUnderASecond() {
        RequestQueue full = new RequestQueue(limiter, Integer.MAX_VALUE, connections(10));
        List<Turn> waiting = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            waiting.add(enter(full));
        }
        Collections.shuffle(waiting, new Random(1));
        // the time of this thread alone: others may keep the processor busy
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();

        waiting.forEach(turn -> turn.giveUp(GAVE_UP, false));

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(full.length()).isZero();
    }
}
