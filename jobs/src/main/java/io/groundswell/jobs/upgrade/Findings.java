package io.groundswell.jobs.upgrade;

import java.util.ArrayList;
import java.util.List;

/** What a check has found; one line each. */
final class Findings {
    private final List<String> complaints = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Something that keeps the job from starting, or state that it would not take over. */
    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Something worth knowing that harms nothing. */
    void note(String note) {
        notes.add(note);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
