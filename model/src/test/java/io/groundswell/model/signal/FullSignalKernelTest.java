package io.groundswell.model.signal;

/** The kernel that computes everything anew keeps the contract. */
class FullSignalKernelTest extends SignalKernelContract {
    @Override
    protected SignalKernel newKernel(SignalParameters parameters, int symbols) {
        return new FullSignalKernel(parameters);
    }
}
