package io.groundswell.operators.types;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.QualityFinding;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The type information of every model value that flows through a job. Nothing falls back to Kryo.
 */
public final class ModelTypes {
    /** Events, by the event codec. */
    public static final TypeInformation<MarketEvent> MARKET_EVENT =
            new RecordTypeInfo<>(MarketEvent.class, new MarketEventSerializer());

    /** Events with their trading dates. */
    public static final TypeInformation<DatedEvent> DATED_EVENT =
            new RecordTypeInfo<>(DatedEvent.class, new DatedEventSerializer());

    /** Book snapshots. */
    public static final TypeInformation<BookSnapshot> BOOK_SNAPSHOT =
            new RecordTypeInfo<>(BookSnapshot.class, new BookSnapshotSerializer());

    /** Book snapshots with their trading dates. */
    public static final TypeInformation<DatedSnapshot> DATED_SNAPSHOT =
            new RecordTypeInfo<>(DatedSnapshot.class, new DatedSnapshotSerializer());

    /** What was found wrong with the data. */
    public static final TypeInformation<QualityFinding> QUALITY_FINDING =
            new RecordTypeInfo<>(QualityFinding.class, new QualityFindingSerializer());

    /** Best bids and offers. */
    public static final TypeInformation<BestBidOffer> BEST_BID_OFFER =
            new RecordTypeInfo<>(BestBidOffer.class, new BestBidOfferSerializer());

    /** What a recorded stretch of a symbol came to. */
    public static final TypeInformation<BookSummary> BOOK_SUMMARY =
            new RecordTypeInfo<>(BookSummary.class, new BookSummarySerializer());

    /** Book faults. */
    public static final TypeInformation<BookFault> BOOK_FAULT =
            new RecordTypeInfo<>(BookFault.class, new BookFaultSerializer());

    /** Defects. */
    public static final TypeInformation<Defect> DEFECT =
            new RecordTypeInfo<>(Defect.class, new DefectSerializer());

    /** Dead letters. */
    public static final TypeInformation<DeadLetter> DEAD_LETTER =
            new RecordTypeInfo<>(DeadLetter.class, new DeadLetterSerializer());

    private ModelTypes() {}
}
