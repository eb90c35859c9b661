package io.groundswell.connectors.local;

import java.util.concurrent.CountDownLatch;

/** Does nothing until it is ended. */
public final class WaitingProgram {
    private WaitingProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
