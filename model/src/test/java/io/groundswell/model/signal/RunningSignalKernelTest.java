package io.groundswell.model.signal;

/** The kernel that moves sums on keeps the contract. */
class RunningSignalKernelTest extends SignalKernelContract {
    @Override
    protected SignalKernel newKernel(SignalParameters parameters, int symbols) {
        return new RunningSignalKernel(parameters, symbols);
    }
}
