import assert from 'node:assert/strict';
import { toModelPath } from '../../../src/core/workersAi/modelPath.ts';
import { defaultModelId, findModel, models } from '../../../src/core/workersAi/models.ts';
import { ParameterError } from '../../../src/core/workersAi/parameters.ts';
import { priceInDollars } from '../../../src/core/workersAi/price.ts';

const usage = { promptTokens: 1_000_000, completionTokens: 500_000, totalTokens: 1_500_000 };

describe('models', () => {
  it('are found by the name on the card and by their id', () => {
    for (const model of models) {
      assert.equal(findModel(model.id), model);
      assert.equal(findModel(model.id.replace('@cf/meta/', '')), model);
    }
    assert.equal(findModel('gpt-4'), undefined);
  });

  it('have a default that is alive and can do JSON', () => {
    const model = findModel(defaultModelId)!;
    assert.deepEqual([model.state, model.jsonMode], ['alive', 'yes']);
  });

  it("keep the card's model with the card's figures", () => {
    const model = findModel('llama-3.1-8b-instruct')!;
    assert.deepEqual(
      [model.contextWindow, model.price, model.state],
      [16_000, { input: 0.02, output: 0.05 }, 'retired'],
    );
  });
});

describe('toModelPath', () => {
  it('sends any id of the service as it is', () => {
    assert.equal(
      toModelPath('@cf/qwen/qwen2.5-coder-32b-instruct'),
      'ai/run/@cf/qwen/qwen2.5-coder-32b-instruct',
    );
    assert.equal(
      toModelPath('@hf/nexusflow/starling-lm-7b-beta'),
      'ai/run/@hf/nexusflow/starling-lm-7b-beta',
    );
    assert.equal(toModelPath(' llama-3.1-8b-instruct '), 'ai/run/@cf/meta/llama-3.1-8b-instruct');
  });

  for (const id of ['', '@cf/../../x', '@cf//x', '@cf/x?y', '@cf/x#y', '@cf/%2e%2e/x', '@cf/a b', '@cf/.'])
    it(`refuses ${JSON.stringify(id)}`, () => {
      assert.throws(() => toModelPath(id), ParameterError);
    });
});

describe('priceInDollars', () => {
  const card = findModel('llama-3.1-8b-instruct')!;

  it('believes the neurons that the service counted', () => {
    assert.equal(priceInDollars(card, { ...usage, neurons: 1000 }), 0.011);
    assert.equal(priceInDollars(card, { ...usage, neurons: 0 }), 0);
  });

  it('else takes the listed price', () => {
    assert.equal(priceInDollars(card, usage), 0.02 + 0.025);
  });

  it('is unknown where none is listed', () => {
    assert.equal(priceInDollars(findModel('llama-3.1-8b-instruct-fast')!, usage), undefined);
  });
});
