import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * Asks the index that narrows a query most, where the library takes the first that answers it whole and else reads
 * the whole collection.
 */
final class IndexedCollection extends H2Collection {
  IndexedCollection(MongoDatabase database, String name, CollectionOptions options,
      MVMap<Object, Document> documents, MVMap<String, Object> meta, CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    OrderedIndex.Search best = null;
    int most = 0;
    for (Index<Object> index : getIndexes()) {
      // The library puts an index that finds nothing in the place of kinds that it does not know.
      if (!(index instanceof OrderedIndex ordered)) {
        continue;
      }
      OrderedIndex.Search search = ordered.search(query, orderBy);
      int worth = search.worth(limit > 0);
      if (worth > most) {
        most = worth;
        best = search;
      }
    }
    if (best == null) {
      return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }
    Stream<Document> found = best.positions().map(this::getDocument);
    return matchDocumentsFromStream(
        query, found, skip, limit, batchSize, best.inOrder() ? null : deriveComparator(orderBy), fields);
  }
}
